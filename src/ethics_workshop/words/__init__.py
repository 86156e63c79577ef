"""The words on screens, in both languages: translation happens at render, never at import."""
