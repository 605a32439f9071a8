-- Dear to call for a planner, so that it looks into the index instead of calling it for each row.
CREATE FUNCTION search_pairs(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(begun.text, at, 2)), '{}')
  FROM (SELECT chr(10) || $1 AS text) AS begun, generate_series(1, length($1)) AS at
$$;--> statement-breakpoint
CREATE INDEX "calls_pairs" ON "calls" USING gin (search_pairs("search"));--> statement-breakpoint
CREATE INDEX "recordings_pairs" ON "recordings" USING gin (search_pairs("search"));--> statement-breakpoint
CREATE INDEX "rooms_pairs" ON "rooms" USING gin (search_pairs("search"));