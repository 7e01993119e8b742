"""What helps to answer the next application: disputes and their lessons, typical cases, model answers, like cases."""
