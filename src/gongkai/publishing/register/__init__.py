"""The register of rules and normative documents (规章和行政规范性文件台账): what was issued, repealed, and is in force."""
