-- 1: the promised date was set by the rule when the order was confirmed, and is set anew at the next confirmation; null: typed.
ALTER TABLE orderLines ADD COLUMN promiseByRule INTEGER;
