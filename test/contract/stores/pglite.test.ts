import { openEmbeddedStore } from '../../support/sql-store';
import { describeStore } from './store-suite';

describeStore('a store on the embedded database', openEmbeddedStore);
