using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog.Tests.Disks;

/// <summary>
/// A disk that has only flushed bytes. After a failed flush it drops the written bytes, as Linux does, which then takes the pages
/// for clean: reading still returns the bytes, and another flush succeeds.
/// </summary>
internal sealed class ForgetfulDisk : IDisk
{
    private readonly Lock gate = new();
    private readonly string folder;
    private readonly Dictionary<(ulong Device, ulong Number), Image> images = [];
    private Dictionary<string, (ulong Device, ulong Number)> names;

    /// <param name="folder">A folder whose file system never uses the number of a file twice; what is in it is on disk.</param>
    public ForgetfulDisk(string folder)
    {
        this.folder = folder;
        names = NamesNow();
        foreach (var (name, identity) in names)
        {
            images[identity] = new Image { OnDisk = File.ReadAllBytes(Path.Combine(folder, name)), IsWritten = true };
        }
    }

    /// <summary>Whether the next flush fails; called once for each flush.</summary>
    public Func<bool> Fails { get; set; } = () => false;

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (gate)
        {
            RandomAccess.Write(file, bytes, offset);
            var image = ImageOf(file);
            image.IsWritten = true;
            image.InMemory.Add((offset, bytes.ToArray()));
        }
    }

    public void Flush(SafeFileHandle file, string path)
    {
        lock (gate)
        {
            var image = ImageOf(file);
            if (Fails())
            {
                image.InMemory.Clear();
                throw new IOException($"{path} could not be flushed to the disk: Input/output error (error 5)");
            }

            if (!image.IsWritten)
            {
                // By its handle: a file that is being replaced is open to no other reader.
                image.OnDisk = new byte[RandomAccess.GetLength(file)];
                RandomAccess.Read(file, image.OnDisk, fileOffset: 0);
                return;
            }

            image.InMemory.ForEach(write => image.Put(write.Offset, write.Bytes));
            image.InMemory.Clear();
            image.CutTo(RandomAccess.GetLength(file));
        }
    }

    public void FlushFolder(SafeFileHandle folder, string path)
    {
        lock (gate)
        {
            if (Fails())
            {
                throw new IOException($"{path} could not be flushed to the disk: Input/output error (error 5)");
            }

            names = NamesNow();
        }
    }

    /// <summary>
    /// Leaves in another folder what the disk has when the power fails: of what was not flushed, any part of it from its beginning.
    /// </summary>
    public void LosePower(string elsewhere, Random random)
    {
        lock (gate)
        {
            foreach (var (name, identity) in random.Next(2) == 0 ? names : NamesNow())
            {
                var image = images.TryGetValue(identity, out var known) ? known : new Image();
                var written = image.InMemory.Take(random.Next(image.InMemory.Count + 1)).ToList();
                for (var index = 0; index < written.Count; index++)
                {
                    var (offset, bytes) = written[index];
                    image.Put(offset, index < written.Count - 1 ? bytes : bytes[..random.Next(bytes.Length + 1)]);
                }

                File.WriteAllBytes(Path.Combine(elsewhere, name), image.OnDisk);
            }
        }
    }

    private Image ImageOf(SafeFileHandle file)
    {
        var identity = FileStatus.Of(file, folder).Identity;
        return images.TryGetValue(identity, out var image) ? image : images[identity] = new Image();
    }

    private Dictionary<string, (ulong Device, ulong Number)> NamesNow() =>
        new DirectoryInfo(folder).GetFiles().Where(file => file.Extension != ".lock")
            .ToDictionary(file => file.Name, file => FileStatus.Of(file.FullName)!.Value.Identity, StringComparer.Ordinal);

    private sealed class Image
    {
        public byte[] OnDisk { get; set; } = [];

        public List<(long Offset, byte[] Bytes)> InMemory { get; } = [];

        /// <summary>Whether it is written through the disk, and not by a stream that is flushed once.</summary>
        public bool IsWritten { get; set; }

        public void Put(long offset, byte[] bytes)
        {
            var whole = new byte[Math.Max(OnDisk.Length, offset + bytes.Length)];
            OnDisk.CopyTo(whole, 0);
            bytes.CopyTo(whole, offset);
            OnDisk = whole;
        }

        public void CutTo(long length) => OnDisk = OnDisk.Length > length ? OnDisk[..(int)length] : OnDisk;
    }
}
