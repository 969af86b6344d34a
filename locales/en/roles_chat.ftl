# /undang and /peran: invitation links, the list of roles, taking a role back.

roles-chat-invite =
    👤 <b>Invite somebody</b>
    For which role?
roles-chat-invite-staff = Staff: check and decide
roles-chat-invite-verifier = Field officer: visit and record
roles-chat-invite-days =
    Invitation for <b>{ $role }</b>.
    How long is the link to be valid?
roles-chat-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
roles-chat-back = ⬅️ Back
roles-chat-link =
    🔗 <b>Invitation for { $role }</b>
    { $link }

    Good once, until { $until }. Send it to that person only: whoever opens it first gets the role.
    This link cannot be shown again. If it is lost, make a new one with /undang.
roles-chat-standing =
    🔗 A link for <b>{ $role }</b> was made just now and is not used yet: it is in an earlier message.
    One link is for one person. To invite somebody else as well, or if the link is lost, make one more.
roles-chat-another = 🔗 Make one more link
roles-chat-welcome-staff =
    ✅ <b>Welcome to the staff.</b>
    /antrean: what waits to be checked
    /cari: find a person
    /cakupan: the figures of cover
    Send BPJS's file (Excel or CSV) right here.
roles-chat-welcome-verifier =
    ✅ <b>Welcome, field officer.</b>
    /tugas: your visits
    /cari: find a person
    /cakupan: the figures of cover
roles-chat-accepted = ✅ { $name } accepted the invitation as { $role }.
roles-chat-list-office = 👥 <b>Roles in force: { $count }</b>
roles-chat-list-coordinators = 👥 <b>Coordinators: { $count }</b>
roles-chat-page = Page { $page } of { $pages }
roles-chat-admins = Administrators: { $count }, set on the server, not to be revoked here.
roles-chat-line = { $place ->
        [no] <b>{ $name }</b> – { $role }, since { $since }
       *[other] <b>{ $name }</b> – { $role } of { $place }, since { $since }
    }
roles-chat-revoke = Revoke: { $name }
roles-chat-see-office = See the staff
roles-chat-see-coordinators = See the coordinators
roles-chat-revoke-sure =
    Revoke the role <b>{ $role }</b> of <b>{ $name }</b>?
    From then on they can no longer act in this role.
roles-chat-revoke-yes = Yes, revoke
roles-chat-revoke-no = No
roles-chat-revoked = The role { $role } of { $name } was revoked.
roles-chat-revoked-you = ℹ️ Your role as <b>{ $role }</b> has ended. Thank you for your help. If this is a mistake, please contact an administrator.
