DROP INDEX "recordings_by_start";--> statement-breakpoint
DROP INDEX "recordings_by_agent";--> statement-breakpoint
DROP INDEX "recordings_by_team";--> statement-breakpoint
DROP INDEX "recordings_by_state";--> statement-breakpoint
DROP INDEX "recordings_longest";--> statement-breakpoint
DROP INDEX "recordings_held";--> statement-breakpoint
DROP INDEX "recordings_scored";--> statement-breakpoint
DROP INDEX "recordings_commented";--> statement-breakpoint
CREATE INDEX "recordings_in_order" ON "recordings" USING btree ("started_at","recording_id" collate "C","kind","state","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent");--> statement-breakpoint
CREATE INDEX "recordings_of_agent" ON "recordings" USING btree ("agent_id","started_at","recording_id" collate "C","kind","state","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search");--> statement-breakpoint
CREATE INDEX "recordings_of_team" ON "recordings" USING btree ("team_id","started_at","recording_id" collate "C","kind","state","agent_id","agent_name","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search");--> statement-breakpoint
CREATE INDEX "recordings_not_ready" ON "recordings" USING btree ("state","started_at","recording_id" collate "C","kind","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search") WHERE "recordings"."state" <> 'ready';--> statement-breakpoint
CREATE INDEX "recordings_by_length" ON "recordings" USING btree (coalesce("duration_ms", -1),"recording_id" collate "C","started_at","kind","state","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent");--> statement-breakpoint
CREATE INDEX "recordings_on_hold" ON "recordings" USING btree ("started_at","recording_id" collate "C","kind","state","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search") WHERE "recordings"."on_hold";--> statement-breakpoint
CREATE INDEX "recordings_with_score" ON "recordings" USING btree ("started_at","recording_id" collate "C","kind","state","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search") WHERE "recordings"."score" is not null;--> statement-breakpoint
CREATE INDEX "recordings_with_comments" ON "recordings" USING btree ("started_at","recording_id" collate "C","kind","state","agent_id","agent_name","team_id","on_hold","duration_ms","bytes","score","released_score","comments","comments_for_agent","search") WHERE "recordings"."comments" > 0;
