namespace FundsCheck.Rules.Loading;

/// <summary>Reads a file no further than one byte beyond a limit, so that a huge one costs nothing and is still seen to be too large.</summary>
internal static class BoundedFile
{
    public static byte[] Read(string path, int bytesMax)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[bytesMax + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..count];
    }
}
