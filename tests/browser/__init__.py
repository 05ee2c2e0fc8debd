"""Tests in a real browser: a package, since other folders have test files of the same names."""
