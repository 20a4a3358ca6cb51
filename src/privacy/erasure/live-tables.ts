import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

export interface LiveColumn {
  readonly name: string;
  readonly quoted: string;
  readonly kind: 'text' | 'identifier' | 'bytes';
  /** Its text stands in the table's index of texts. */
  readonly indexed: boolean;
}
export interface LiveTable {
  /** `schema.table`, as reports name it: of a partition, the table that it is a part of. */
  readonly place: string;
  readonly quoted: string;
  /** What the table's index of texts is made of, as SQL; null: it has none. */
  readonly indexedText: string | null;
  readonly columns: readonly LiveColumn[];
}

/**
 * Every table of every schema, a divided one by its partitions: each of them has an index of texts, which a search of the
 * whole would not use. Of each, the columns that could hold a name, an address or an identifier. Numbers, days and yes-or-no
 * cannot, nor a reference to a row of another table than people, a text that a check pins to a list, or a column that the
 * database makes from others.
 */
export async function liveTables(tx: Context): Promise<LiveTable[]> {
  const { rows } = await sql<LiveTable>`
    with live as (
      -- A partition is named, and its columns are described, as the table that it is a part of.
      select pg_class.oid, pg_namespace.nspname, pg_class.relname, whole.nspname || '.' || root.relname as place
      from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
      join pg_class as root on root.oid = coalesce(pg_partition_root(pg_class.oid), pg_class.oid)
      join pg_namespace as whole on whole.oid = root.relnamespace
      where pg_class.relkind in ('r', 'm') and pg_namespace.nspname not in ('pg_catalog', 'information_schema')
        and pg_namespace.nspname not like 'pg\_t%'
    ), by_text as (
      select distinct on (indrelid) indrelid, indexrelid, pg_get_expr(indexprs, indrelid) as expression
      from pg_index join pg_opclass on pg_opclass.oid = indclass[0]
      where opcname = 'gin_trgm_ops' and indnatts = 1 and indexprs is not null and indpred is null and indisvalid
      order by indrelid, indexrelid
    ), pinned as (
      select conrelid, conkey[1] as attnum from pg_constraint
      where contype = 'c' and convalidated and cardinality(conkey) = 1
        and pg_get_constraintdef(oid) like 'CHECK ((% = ANY (ARRAY[%'
    ), elsewhere as (
      select conrelid, unnest(conkey) as attnum from pg_constraint
      where contype = 'f' and confrelid <> 'people'::regclass
    ), columns as (
      select attrelid, attnum, attname,
        case atttypid when 'uuid'::regtype then 'identifier' when 'bytea'::regtype then 'bytes' else 'text' end as kind,
        exists (select from pg_depend join by_text on by_text.indexrelid = objid
          where classid = 'pg_class'::regclass and refobjid = attrelid and refobjsubid = attnum) as indexed
      from pg_attribute
      where attnum > 0 and not attisdropped and attgenerated = ''
        and not exists (select from pg_attribute as described
          where described.attrelid = coalesce(pg_partition_root(pg_attribute.attrelid), pg_attribute.attrelid)
            and described.attname = pg_attribute.attname
            and col_description(described.attrelid, described.attnum) = 'words of the program')
        and (atttypid in ('uuid'::regtype, 'bytea'::regtype) or atttypid not in (
          select oid from pg_type where typcategory in ('B', 'D', 'N', 'T', 'I') or typname in ('regclass', 'pg_lsn')))
        and not exists (select from pinned where conrelid = attrelid and pinned.attnum = pg_attribute.attnum)
        and not (atttypid = 'uuid'::regtype
          and exists (select from elsewhere where conrelid = attrelid and elsewhere.attnum = pg_attribute.attnum))
    )
    select place, format('%I.%I', nspname, relname) as quoted,
      (select expression from by_text where indrelid = live.oid) as "indexedText",
      json_agg(json_build_object('name', attname, 'quoted', quote_ident(attname), 'kind', kind, 'indexed', indexed)
        order by attnum) as columns
    from live join columns on attrelid = live.oid
    group by nspname, relname, place, live.oid order by nspname, relname`.execute(tx.db);
  return rows;
}
