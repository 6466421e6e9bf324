"""Tools that make and check the data of the knowledge base. Nothing here is part of the installed package."""
