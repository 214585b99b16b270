"""Law packs: a newer statute book as one signed file; checking, installing, using, restoring."""
