ALTER TABLE "sign_ins" ADD COLUMN "sign_in_id" text DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "user_agent" text;