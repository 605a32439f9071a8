import { inject } from 'vitest';
import { openSqlStore } from '../../support/sql-store';
import { describeStore } from './store-suite';

describeStore('a store on PostgreSQL', () => openSqlStore(inject('postgresURL')));
