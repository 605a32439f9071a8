-- What is looked for by its pairs is found in a few milliseconds. Since the function is dear, planners took several
-- processes for it, which take longer to begin than the search does.
ALTER FUNCTION search_pairs(text) PARALLEL RESTRICTED;
