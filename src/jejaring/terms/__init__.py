"""Floor 1, the words: frozen types and table contracts. No files, no mathematics."""
