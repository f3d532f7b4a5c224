namespace FundsCheck.Cli.LanguageServer;

/// <summary>The kind of a value in an outline.</summary>
internal enum OutlineKind
{
    /// <summary>Members in braces.</summary>
    Object,

    /// <summary>Items in brackets.</summary>
    List,

    /// <summary>A string in quotes.</summary>
    Text,

    /// <summary>Anything else: a number, true, false, null, or characters that are no JSON.</summary>
    Word,
}
