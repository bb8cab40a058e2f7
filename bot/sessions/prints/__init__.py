"""What a session prints: pure builders from frozen plans to HTML, PDF and DOCX."""
