using System.CommandLine;

namespace FundsCheck.Cli.Input;

/// <summary><c>--postgres CONNECTION</c>.</summary>
internal static class PostgresOption
{
    public const string Name = "--postgres";

    private const string Password =
        "The environment variable PGPASSWORD, or a passfile, keeps the password out of the command line, where other users of the machine "
            + "can read it.";

    public static Option<string?> Create(string use, bool isRequired = false) => new(Name)
    {
        HelpName = "CONNECTION",
        Required = isRequired,
        Description = $"{use}: a connection string of Npgsql, as in \"Host=db.example;Database=payments\". {Password}",
    };
}
