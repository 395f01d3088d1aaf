BEGIN TRANSACTION;
CREATE TABLE events (
	id INTEGER NOT NULL, 
	plan_key TEXT NOT NULL, 
	version_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_key) REFERENCES plans ("key"), 
	FOREIGN KEY(version_id) REFERENCES versions (id)
);
INSERT INTO "events" VALUES(1,'westmere-jtai-action-plan',1,'Published','2023-02-01 09:30:00.000000','A. Officer','First version');
INSERT INTO "events" VALUES(2,'westmere-jtai-action-plan',2,'Published','2023-06-05 14:02:03.456789','B. O’Neill','');
INSERT INTO "events" VALUES(3,'westmere-inclusion-plan',3,'Published','2023-07-03 08:00:00.000000','A. Officer','It''s the first');
INSERT INTO "events" VALUES(4,'westmere-jtai-action-plan',4,'Published','2023-07-03 14:02:00.000000','A. Officer','');
CREATE TABLE files (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL CHECK (position > 0), 
	name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (version_id, position), 
	FOREIGN KEY(version_id) REFERENCES versions (id)
);
INSERT INTO "files" VALUES(1,1,1,'Westmere JTAI action plan.xlsx','382cea6e8e7e0c6950a0c7838e39200960f13be01d246b1c9628744c41e19921',259,X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF0D0A00');
INSERT INTO "files" VALUES(2,2,1,'Westmere JTAI action plan.xlsx','23e095ca077e593b5c62ef591f559079d7104e8dd2f9018522052b5a52ddd126',5,X'4C6CC5B76E');
INSERT INTO "files" VALUES(3,3,1,'Westmere inclusion plan.xlsx','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',0,X'');
INSERT INTO "files" VALUES(4,4,1,'WESTMERE  JTAI action plan.xlsx','8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f',5,X'7468726565');
CREATE TABLE plans (
	"key" TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "plans" VALUES('westmere-jtai-action-plan','2023-02-01 09:30:00.000000');
INSERT INTO "plans" VALUES('westmere-inclusion-plan','2023-07-03 08:00:00.000000');
CREATE TABLE versions (
	id INTEGER NOT NULL, 
	plan_key TEXT NOT NULL, 
	number INTEGER NOT NULL CHECK (number > 0), 
	plan_name TEXT NOT NULL, 
	as_at DATE NOT NULL, 
	classification VARCHAR(20) NOT NULL, 
	published_at DATETIME NOT NULL, 
	published_by TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (plan_key, number), 
	FOREIGN KEY(plan_key) REFERENCES plans ("key")
);
INSERT INTO "versions" VALUES(1,'westmere-jtai-action-plan',1,'Westmere JTAI action plan','2023-01-16','Open','2023-02-01 09:30:00.000000','A. Officer','First version');
INSERT INTO "versions" VALUES(2,'westmere-jtai-action-plan',2,'Westmere JTAI action plan','2023-05-31','Restricted','2023-06-05 14:02:03.456789','B. O’Neill','');
INSERT INTO "versions" VALUES(3,'westmere-inclusion-plan',1,'Westmere inclusion plan','2023-06-30','Open','2023-07-03 08:00:00.000000','A. Officer','It''s the first');
INSERT INTO "versions" VALUES(4,'westmere-jtai-action-plan',3,'WESTMERE  JTAI action plan','2023-06-30','Open','2023-07-03 14:02:00.000000','A. Officer','');
CREATE INDEX ix_events_plan_key ON events (plan_key);
CREATE TRIGGER plans_no_update BEFORE UPDATE ON plans  BEGIN SELECT RAISE(ABORT, 'plans: what was published is never changed'); END;
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans  BEGIN SELECT RAISE(ABORT, 'plans: what was published is never changed'); END;
CREATE TRIGGER plans_no_replace BEFORE INSERT ON plans WHEN EXISTS (SELECT 1 FROM plans WHERE (key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'plans: what was published is never changed'); END;
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions  BEGIN SELECT RAISE(ABORT, 'versions: what was published is never changed'); END;
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions  BEGIN SELECT RAISE(ABORT, 'versions: what was published is never changed'); END;
CREATE TRIGGER versions_no_replace BEFORE INSERT ON versions WHEN EXISTS (SELECT 1 FROM versions WHERE (id = NEW.id) OR (plan_key = NEW.plan_key AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'versions: what was published is never changed'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events  BEGIN SELECT RAISE(ABORT, 'events: what was published is never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events  BEGIN SELECT RAISE(ABORT, 'events: what was published is never changed'); END;
CREATE TRIGGER events_no_replace BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE (id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'events: what was published is never changed'); END;
CREATE TRIGGER files_no_update BEFORE UPDATE ON files  BEGIN SELECT RAISE(ABORT, 'files: what was published is never changed'); END;
CREATE TRIGGER files_no_delete BEFORE DELETE ON files  BEGIN SELECT RAISE(ABORT, 'files: what was published is never changed'); END;
CREATE TRIGGER files_no_replace BEFORE INSERT ON files WHEN EXISTS (SELECT 1 FROM files WHERE (id = NEW.id) OR (version_id = NEW.version_id AND position = NEW.position)) BEGIN SELECT RAISE(ABORT, 'files: what was published is never changed'); END;
COMMIT;
