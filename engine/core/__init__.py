"""The data types that cross rooms, threads and processes. Imports no other room."""
