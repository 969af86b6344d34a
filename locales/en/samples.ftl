# /sampel: random samples that tell how good the data are.

samples-title =
    🎲 <b>Samples</b>
    A random sample tells what percentage of the data is right, without visiting everybody.
samples-none =
    🎲 <b>Samples</b>
    There is no sample yet. A random sample tells what percentage of the data is right, without visiting everybody.
samples-new = 🎲 Draw a new sample
samples-one = Sample { $number } · { $day } · { $count } people
samples-ask-pool = 🎲 From whom is it drawn?
samples-pool-waiting = Waiting for a decision
samples-pool-decided = Approved, not proposed yet
samples-pool-everybody = Everybody on file
samples-ask-place = 🎲 From the whole regency, or one kecamatan (that of the organisation)?
samples-everywhere = The whole regency
samples-ask-size = 🎲 How many people? 100 people tell it to about 10 percentage points, 385 to about 5. Everybody = 100 %.
samples-size-people = { $count } people
samples-size-percent = { $percent } %
samples-plan =
    🎲 <b>{ $drawn } of { $whole } people</b>
    { $pool }, { $where }
    Random seed: <code>{ $seed }</code>

    In proportion to each category, at least one:
samples-plan-line = • { $label }: { $drawn } of { $whole }
samples-draw = ✅ Draw this sample
samples-drawn = ✅ The sample is drawn. Its visits wait for verifiers.
samples-nobody = There is nobody in that part. Choose another one.
samples-gone = There is no such sample. Open /sampel for the list.
samples-card =
    🎲 <b>Sample { $number }</b>
    { $pool }, { $where }
    Drawn { $day }, seed <code>{ $seed }</code>, due { $due }
samples-total = All categories
samples-line-none = <b>{ $label }</b>: { $drawn } people, no result yet
samples-line =
    <b>{ $label }</b>: { $share } % right
    { $right } of { $visited } visited (sample of { $drawn }); with 95 % confidence between { $low } % and { $high } %
samples-line-whole =
    <b>{ $label }</b>: { $share } % right
    { $right } of { $visited }; everybody was visited, so this is exact
samples-waiting = 📌 { $count } visits of this sample wait for a verifier.
samples-yes = yes
samples-no = no
samples-file = Sample { $number }: { $count } people. It holds personal data, please take care of it.
samples-file-waits = not visited yet
samples-file-number = Number of the sample
samples-file-seed = Random seed
samples-file-pool = Drawn from
samples-file-drawn = Drawn on
samples-file-method = How it was drawn
samples-file-method-words = In proportion to each category, at least one. In each category the reference numbers are sorted by the SHA-256 of "seed:reference number" (hex), and the first ones are taken. The 95 % interval is Wilson's.
samples-file-right = What right means
samples-file-right-words = The person was met, and name, organisation, category and address were confirmed. Everything else is not right, whoever was not found included.
samples-sheet-summary = Summary
samples-sheet-people = Sample
samples-sheet-how = Method
samples-column-number = No
samples-column-reference = Reference
samples-column-name = Name
samples-column-nik = NIK
samples-column-category = Category
samples-column-organisation = Organisation
samples-column-desa = Desa/kelurahan
samples-column-kecamatan = Kecamatan
samples-column-visit = Visit
samples-column-verifier = Verifier
samples-column-day = Date
samples-column-result = Result
samples-column-right = Right
samples-column-note = Note
samples-column-people = On file
samples-column-drawn = Sample
samples-column-visited = Visited
samples-column-share = Percent right
samples-column-low = 95 % from
samples-column-high = 95 % to
