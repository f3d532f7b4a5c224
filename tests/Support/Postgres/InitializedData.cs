using System.Security.Cryptography;

namespace FundsCheck.TestSupport;

/// <summary>
/// The data folder that initdb makes, which takes most of the time of a server's first start. The test process makes one and copies it
/// for each server; the folder ends with the test process.
/// </summary>
internal sealed class InitializedData
{
    public const string User = "postgres";

    private static readonly Lazy<Task<InitializedData>> Made = new(MakeAsync, LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly KeptProcess _keeper;

    private InitializedData(KeptProcess keeper, string password) => (_keeper, Password) = (keeper, password);

    /// <summary>The password of the superuser.</summary>
    public string Password { get; }

    private string Folder => Path.Combine(_keeper.Folder, "data");

    /// <summary>The data of this process; the same failure each time where initdb failed.</summary>
    public static Task<InitializedData> GetAsync() => Made.Value;

    /// <summary>Copies the data to a folder that does not exist yet.</summary>
    public Task CopyToAsync(string folder) => ServerUser.RunAsync(ServerUser.StartInfoAsUser("cp", "-a", Folder, folder));

    private static async Task<InitializedData> MakeAsync()
    {
        // No program runs; the folder is kept.
        var keeper = await KeptProcess.CreateAsync("postgres-data", abandonSignal: "TERM", _ => ["true"]);
        try
        {
            var data = new InitializedData(keeper, RandomNumberGenerator.GetHexString(32, lowercase: true));
            var passwordFile = Path.Combine(keeper.Folder, "password");
            await File.WriteAllTextAsync(passwordFile, data.Password);
            await ServerUser.OwnAsync(keeper.Folder);
            await ServerUser.RunAsync(ServerUser.StartInfoAsUser(
                Programs.OfPostgres("initdb"), "--pgdata", data.Folder, "--username", User, "--pwfile", passwordFile,
                "--auth", "scram-sha-256", "--no-locale", "--encoding", "UTF8", "--no-sync", "--no-instructions"));
            return data;
        }
        catch
        {
            await keeper.DisposeAsync();
            throw;
        }
    }
}
