"""E-mail (RFC 5322) and mailboxes."""
