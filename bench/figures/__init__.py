"""The figures of docs/performance.md, a file a subject; bench/run puts them together."""
