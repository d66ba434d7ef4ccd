"""Who has read: the auditor's pages. They show the log, and nothing that a case holds."""
