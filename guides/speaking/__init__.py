"""Read aloud: the help of each question and each guide as sound, made beforehand or recorded."""
