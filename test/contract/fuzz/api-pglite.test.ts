import { fuzzApiOn } from './api';

fuzzApiOn('PGlite');
