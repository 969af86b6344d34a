# Roles, invitations and permissions.

not-allowed = Your role does not allow that. Tap /bantuan to see what you can do.

role-guest = guest
role-worker = worker
role-coordinator = coordinator
role-verifier = field verifier
role-staff = staff
role-admin = administrator

roles-not-invitable = Invitations are for staff and field verifiers only. Please choose one of them.
roles-invite-void =
    This invitation is not valid. Each one is for one person and works once, for a limited time.
    Please ask an administrator for a new one.
roles-accepted-already = You are { $role } already through this invitation. Tap /menu to begin.
roles-held-already =
    You are { $role } already. This invitation was not used up and can be passed on to the one it is meant for.
roles-not-in-force = That role is not in force any more. Open /peran to see the current list.
