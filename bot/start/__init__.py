"""Starting the service: what is prepared, which processes run, how one is told to be well."""
