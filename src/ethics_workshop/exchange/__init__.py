"""What enters and leaves as files: rosters in, exports and summaries out."""
