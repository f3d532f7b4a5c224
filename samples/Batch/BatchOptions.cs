namespace FundsCheck.Samples.Batch;

/// <summary>The files of a run: the section <c>Batch</c> of the configuration, or the switches of the command line.</summary>
internal sealed class BatchOptions
{
    /// <summary>The debits, with the columns <c>id,account,amount,class</c>: <c>--debits</c>.</summary>
    public string Debits { get; set; } = string.Empty;

    /// <summary>
    /// The access tokens, with the columns <c>account,token</c>: <c>--tokens</c>. Default empty: all accounts have <see cref="Token"/>.
    /// </summary>
    public string Tokens { get; set; } = string.Empty;

    /// <summary>
    /// The access token of the accounts that the file of tokens leaves out: the environment variable <c>Batch__Token</c>. Default null.
    /// </summary>
    public Secret? Token { get; set; }

    /// <summary>The folder for <c>accepted.csv</c>, <c>reviews.csv</c> and <c>declined.csv</c>: <c>--output</c>.</summary>
    public string Output { get; set; } = string.Empty;
}
