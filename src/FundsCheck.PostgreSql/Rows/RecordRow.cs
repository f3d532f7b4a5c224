namespace FundsCheck.PostgreSql;

/// <summary>The row of a record.</summary>
/// <param name="RecordedAt">The time by which records are ordered: later than every record of a linked account before it.</param>
/// <param name="Account">The name of the account's key, whose chain has the record.</param>
/// <param name="Sequence">Its number in that chain, from 1.</param>
/// <param name="Content">What it records.</param>
/// <param name="Body">Its canonical bytes.</param>
/// <param name="Hash">The hash of the chain up to it.</param>
internal sealed record RecordRow(DateTime RecordedAt, long Account, long Sequence, RecordContent Content, byte[] Body, byte[] Hash);
