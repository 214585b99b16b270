"""Law packs: a renewed statute book as one signed file, checked, kept, used, taken back."""
