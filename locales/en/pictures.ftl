# Pictures and reports of the coverage in the chat.

pictures-button = 🖼 Picture
pictures-coming = 🖼 Drawing … the picture comes below in a moment.
pictures-full-size = ⬇️ Full size, for printing
pictures-to-figures = 📊 Figures and details
pictures-failed = The picture did not come out. Tap 🖼 once more; the figures are in /cakupan all the same.
pictures-caption-overview =
    <b>{ $part }, { $day }</b>
    { $percent }: { $protected } of { $people } people protected, { $gap } not yet.
pictures-caption-changes =
    <b>{ $part }</b>, { $first } to { $day }
    Protected: { $before } became { $after } people.
pictures-caption-funnel =
    <b>{ $part }, { $day }</b>
    From submitted to protected.
pictures-caption-projection =
    <b>{ $part }</b>
    The months ahead, counted on { $day }.
pictures-counting = Some data are still being counted; a later picture may differ a little.

report-card =
    📑 <b>Coverage report { $month }</b>

    Two pages of PDF to read and sign, and a workbook with the same figures.
    { $every ->
        [yes] It comes to you every month, on the first working day.
       *[no] It can also come by itself every month, on the first working day.
    }
report-make = ⬇️ Make the report { $month }
report-on = 🔔 Send it to me every month
report-off = 🔕 Do not send it every month
report-on-done = All right. The report comes every month, on the first working day.
report-off-done = All right. The report no longer comes by itself.
report-coming = 📑 The report { $month } is being made. PDF and workbook come in a moment.
report-coming-already = The report { $month } is being made and comes in a moment.
report-failed = The report { $month } did not come out. Try once more with /laporan; if it fails again, tell the administrator.
report-caption-pdf = 📑 Coverage report { $month }: { $percent }, { $protected } of { $people } people protected.
report-caption-xlsx = The same figures as a workbook.
command-laporan = monthly coverage report (PDF and workbook)
menu-laporan = 📑 Monthly report
