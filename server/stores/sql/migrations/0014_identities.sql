CREATE TABLE "identities" (
	"user_id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text,
	"login" text NOT NULL,
	"login_key" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"linked_by_id" text,
	"last_sign_in_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "by" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "sealed_id_token" text;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_subject" ON "identities" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_expected" ON "identities" USING btree ("issuer","login_key") WHERE "identities"."subject" is null;