namespace FundsCheck.Decisions.Held;

/// <summary>Counts ids, and keeps the first of them in ordinal order: as many as a record lists, however many there are.</summary>
internal struct FirstIds(int countMax)
{
    private readonly string[] _ids = countMax == 0 ? [] : new string[Math.Min(countMax, Holds.ListedMax)];
    private int _kept;

    public int Count { get; private set; }

    public void Add(string id)
    {
        Count++;
        var place = _kept;
        while (place > 0 && string.CompareOrdinal(id, _ids[place - 1]) < 0)
        {
            place--;
        }

        if (place == _ids.Length)
        {
            return;
        }

        _kept = Math.Min(_kept + 1, _ids.Length);
        Array.Copy(_ids, place, _ids, place + 1, _kept - place - 1);
        _ids[place] = id;
    }

    public readonly IReadOnlyList<string> ToList() => _kept == _ids.Length ? _ids : _ids[.._kept];
}
