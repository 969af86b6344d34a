# Mobile numbers: what is wrong, the rule, an example.

phones-none =
    There is no number in this answer. Type a mobile number in use.
    Example: <code>0812 3456 7890</code>
phones-shape =
    This number is incomplete or wrong. A mobile number begins with 08 and usually has 10 to 13 digits.
    Example: <code>0812 3456 7890</code>
phones-letters =
    A mobile number is digits only. Please type just the number.
    Example: <code>0812 3456 7890</code>
phones-several =
    These are too many digits for one number. Please type one mobile number only.
    Example: <code>0812 3456 7890</code>
phones-is-nik =
    These are 16 digits, like a NIK. A mobile number is needed here.
    Example: <code>0812 3456 7890</code>
phones-landline =
    This is a home or office line. Please give a mobile number, so that news can be sent by Telegram, WhatsApp or SMS.
    Example: <code>0812 3456 7890</code>
