"""The editor of a text: the form's field with its toolbar, and the address that cleans what is pasted into it."""
