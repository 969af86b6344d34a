# Dates that people type: what is wrong, an example, the way out.

dates-unreadable =
    This date cannot be read yet. Write the day, the month, then the year.
    Example: <code>17-08-1980</code> or <code>17 August 1980</code>
dates-ambiguous =
    Five digits can be read in two ways. Please put a dash between day, month and year.
    Example: <code>17-08-1980</code>
dates-month =
    There is no month { $month }. Write the day first, then the month (1 to 12), then the year.
    Example: <code>17-08-1980</code>
dates-month-word =
    “{ $word }” is not a month we know. Write the name of the month, or just its number.
    Example: <code>17 August 1980</code> or <code>17-08-1980</code>
dates-no-such-day =
    There is no day { $day } in that month; its last day is { $last }.
    Please compare with the KTP. Example: <code>17-08-1980</code>
dates-year =
    The year { $year } is not possible. Write the year with four digits.
    Example: <code>17-08-1980</code>
dates-future =
    { $day } has not happened yet; today is { $today }.
    Please check the year. Example: <code>17-08-1980</code>
dates-since =
    This answer cannot be read yet. Write the year it began, or how long it has been.
    Example: <code>2015</code>, <code>June 2015</code> or <code>10 years</code>
dates-since-unclear =
    { $number } may be a year or a length of time. Write the year with four digits, or add the word “years”.
    Example: <code>2015</code> or <code>10 years</code>

# Days around today (a deadline, the day of an event, the state on some day); the example is today.

day-unreadable =
    This date cannot be read yet. Write the day, the month, then the year, or a word such as “today”.
    Example: <code>{ $example }</code>
day-ambiguous =
    Five digits can be read in two ways. Please put a dash between day, month and year.
    Example: <code>{ $example }</code>
day-month =
    There is no month { $month }. Write the day first, then the month (1 to 12), then the year.
    Example: <code>{ $example }</code>
day-month-word =
    “{ $word }” is not a month we know. Write the name of the month, or just its number.
    Example: <code>{ $example }</code>
day-no-such-day =
    There is no day { $day } in that month; its last day is { $last }.
    Please check the date. Example: <code>{ $example }</code>
day-year =
    The year { $year } is not possible. Please check the year.
    Example: <code>{ $example }</code>
day-future =
    { $day } has not happened yet; today is { $today }.
    Please write today or a day before. Example: <code>{ $example }</code>
