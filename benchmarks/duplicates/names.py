"""Words of which invented names are made: the frequent ones first, since the first are drawn most often."""

MEN = (
    "Ahmad Muhammad Hasan Husin Rahmat Hendri Agus Budi Eko Dedi Andi Yusuf Ibrahim Ismail Sulaiman Zainal Syahrul "
    "Khairul Nur Umar Usman Ali Bambang Joko Sugeng Slamet Supriyadi Suparman Sutrisno Hidayat Fauzi Fikri Ridwan Rizal "
    "Rusdi Rusli Amir Amiruddin Burhanuddin Jamaluddin Komaruddin Nasruddin Samsuddin Syamsul Bahrul Saiful Taufik Tarmizi "
    "Thamrin Zulkifli Zulkarnain Iskandar Idrus Ilyas Irwan Iwan Juanda Junaidi Jauhari Kasim Kurniawan Lukman Mahmud "
    "Mansyur Marwan Marzuki Mukhlis Mustafa Muslim Nawawi Nurdin Paisal Rahmad Ramli Rasyid Rohman Romli Rozali Sabri "
    "Saleh Salim Sanusi Sapri Sarnubi Solihin Sofyan Suhaimi Sukirman Sumarno Suwarno Syafei Syarif Tono Wahid Wahyudi "
    "Wawan Yadi Yamin Yanto Yasin Yulius Yunus Zakaria Zaini Zuhri Darwis Asnawi Hamdani Helmi Herman Heri Hermanto Indra"
).split()
WOMEN = (
    "Siti Sri Nur Fatimah Aminah Aisyah Khadijah Maryam Halimah Zubaidah Nurhayati Nurbaiti Nuraini Rohani Rohaya Rosmala "
    "Ratna Rukiah Sumiati Suryani Susilawati Yuliana Yusnani Yati Wati Wahyuni Zahra Zaleha Zainab Asmara Asnah Darmawati "
    "Dewi Eliyana Eva Fitri Fitriyani Hartati Hasanah Hayati Herawati Ida Indah Jumiati Juairiyah Kartini Komariah Kurnia "
    "Latifah Lestari Lilis Linda Mardiana Marlina Masnona Masitoh Megawati Mulyani Murni Muslimah Neneng Nirwana Nurjanah "
    "Nurlela Puspita Rahmawati Ratnawati Rina Risnawati Rodiah Rosidah Rusmini Safitri Salamah Salmah Saodah Sartika "
    "Sukmawati Sulastri Sumarni Sundari Supiah Susanti Sutinah Tuti Umi Wulandari Yuliani Yunita Zuraida Astuti Anggraini"
).split()
FAMILY = (
    "Hidayat Saputra Rahman Hasan Effendi Wijaya Kurniawan Setiawan Susanto Santoso Firmansyah Ramadhan Maulana Hakim Fauzi "
    "Pratama Gunawan Alamsyah Akbar Anwar Arifin Aziz Azhari Bakri Basri Dahlan Darmawan Djunaidi Fadli Fahmi Fatoni Firdaus "
    "Gani Halim Hamid Hanafi Harun Haryanto Hasyim Idris Ilham Irawan Ismail Jaya Kamil Karim Kusuma Latif Lubis Mahdi "
    "Malik Mansur Mubarok Mulyadi Munir Nasution Nugroho Nurdin Oktarian Permana Prasetyo Purnomo Putra Qodri Rais Rasyid "
    "Rifai Rosadi Sadikin Saleh Samsudin Satria Siregar Sobri Somad Subhan Sudirman Sukri Suryadi Syahputra Syukri Tamrin "
    "Tanjung Wahab Wibowo Yahya Yamin Yazid Yunus Zaenuri Zakaria Zamzami Zulfikar"
).split()
# Second words with which twins are named, so that the two sound alike and are two.
RHYMES = (
    ("Hasan", "Husin"), ("Rahmat", "Rahman"), ("Aminah", "Aisyah"), ("Hidayat", "Hidayah"), ("Fitri", "Fitria"),
    ("Yuliana", "Yuliani"), ("Agus", "Bagus"), ("Amir", "Amri"), ("Nurhayati", "Nurhayani"), ("Ridwan", "Ridho"),
    ("Susilawati", "Susanti"), ("Fauzi", "Fauzan"), ("Zakaria", "Zakiyah"), ("Salim", "Salman"),
)  # fmt: skip
