"""An existing register of rules and normative documents (规范性文件目录、清理结果) in a spreadsheet."""
