"""The brief for a review session: two printed pages of a country, as a page, as data and as a document to edit."""
