"""The seven Regional Partnership Boards: who they are and what they cover."""
