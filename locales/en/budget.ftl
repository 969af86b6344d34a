# /anggaran: the money of a fiscal year, and what more would cost.

amount-rupiah = Rp{ $amount }
amount-people = { $people } people
amount-months = { $months } months
amount-unreadable = I could not read the amount. Write just the number, or with juta/miliar. Example: <code>793.094.400</code> or <code>793 juta</code>
amount-people-unreadable = I could not read the number of people. Write just the number. Example: <code>4000</code>

cost-part = { $people } people × Rp{ $rupiah } × { $months } months
cost-sum = { $parts } = <b>Rp{ $total }</b>

budget-title = Budget
budget-ceiling = What is the ceiling for contributions in { $year }, in rupiah?
budget-ceiling-label = Ceiling
budget-ceiling-example = 793.094.400, or 793 juta
budget-quota = How many people at most in { $year }? Skip it if only the money is the limit.
budget-quota-label = Quota
budget-quota-example = 4000
budget-months = For how many months of { $year } is each person to be paid?
budget-months-label = Months
budget-ceiling-range = The ceiling must be more than zero, Rp{ $most } at most. Example: <code>793.094.400</code> or <code>793 juta</code>
budget-quota-range = The quota must be between 1 and { $most } people. Example: <code>4000</code>
budget-months-range = The number of months is between 1 and 12. Example: <code>9</code>
budget-below-used = The ceiling cannot be below what is proposed already, Rp{ $used }. First cancel a proposal that is not paid in /usulan, or enter a higher ceiling.
budget-quota-below = The quota cannot be below what is proposed already, { $people } people. First cancel a proposal that is not paid in /usulan, or enter a higher quota.

budget-card = 💰 <b>Budget { $year }</b>
budget-none = No ceiling has been entered for this year.
budget-no-quota = no quota
budget-decided = Ceiling <b>Rp{ $ceiling }</b>, { $quota }, { $months } months planned
budget-used = Used <b>Rp{ $used }</b> for { $people } people:
budget-used-line = • { $number } ({ $status }): { $cost }
budget-used-nothing = Nothing has been proposed yet.
budget-free = Free <b>Rp{ $free }</b>
budget-enough = Enough for { $cost }
budget-places = { $places } places of the quota are left
budget-what-if = 🧮 <b>What if</b>
budget-more-people = { $people } more people:
budget-more-months = { $months } more months for the { $people } people proposed already:
budget-price = { $cost }
budget-fits = ✅ Enough, Rp{ $left } would be left
budget-lacks = ❌ Rp{ $lacks } short
budget-step-people = { $step } people
budget-step-months = { $step } months
budget-enter = ✏️ Enter the ceiling
budget-past = 🕘 History
budget-back = ⬅️ Back
budget-proposals = 📋 Proposals
budget-history = 🕘 <b>Ceiling { $year }, the newest first</b>
budget-history-line = • { $at }, { $who }: Rp{ $ceiling }, { $quota }, { $months } months
