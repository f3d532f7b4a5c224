namespace FundsCheck.Plaid.Tests.Support;

/// <summary>Reference material beside the repository, present on some machines only.</summary>
internal static class Reference
{
    /// <summary>The file's full path; null where it is not there.</summary>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", path);
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
