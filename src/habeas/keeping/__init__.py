"""What keeps an observatory whole: backup, restore and the doctor. It sees ledger and editions, and changes neither."""
