"""The desk: a way in for people without an e-ID. It opens no case and reads no answers."""
