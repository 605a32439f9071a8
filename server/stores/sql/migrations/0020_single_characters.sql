-- Also each character by itself: one that few rows have, or none, is found without reading all of them.
CREATE OR REPLACE FUNCTION search_pairs(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL RESTRICTED COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(begun.text, at + left_out, 2 - left_out)), '{}')
  FROM (SELECT chr(10) || $1 AS text) AS begun, generate_series(1, length($1)) AS at, generate_series(0, 1) AS left_out
$$;--> statement-breakpoint
REINDEX INDEX "calls_pairs";--> statement-breakpoint
REINDEX INDEX "recordings_pairs";--> statement-breakpoint
REINDEX INDEX "rooms_pairs";
