"""The tools that habeas is measured against, written as well as we know how."""
