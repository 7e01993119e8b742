"""Tables of the corpus as files to hand on: Parquet, CSV, XLSX, each with its data dictionary."""
