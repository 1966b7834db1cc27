"""Any file or folder a person brings as a map: opened by what it holds, whatever its name, or refused in words."""

from pathlib import Path

from desktop.maps.archives.archive import WholeArchive
from desktop.maps.archives.map_file import MapFile, map_file
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.pmtiles_archive import PmTiles
from desktop.maps.archives.tile_folder import TileFolder
from desktop.maps.box import Box
from desktop.progress import Progress
from desktop.refusal import Refused

_SENTENCES = {
    MapFile.TIFF: (
        "{0} 是 TIFF 影像，不能直接显示。请用底图管理里的“制作离线地图”把它转成瓦片，只需一次。",
        "{0} is a TIFF picture and is not shown as it is. Make tiles of it once in the map manager.",
    ),
    MapFile.OSM: (
        "{0} 是 OpenStreetMap 数据，不是瓦片。请先制作底图：getu tiles build {0} 底图.mbtiles，或用制作底图向导。",
        "{0} holds OpenStreetMap data, not tiles. Bake it first: getu tiles build {0} MAP.mbtiles, or use the wizard.",
    ),
    MapFile.LAYERS: (
        "{0} 是矢量图层，不是瓦片。请先用 getu tiles build 制作底图，或用制作底图向导。",
        "{0} holds vector layers, not tiles. Bake them first with getu tiles build, or with the wizard.",
    ),
    MapFile.PICTURE_LAYERS: (
        "{0} 是影像 GeoPackage，不能读取。请让提供方导出为 MBTiles。",
        "{0} is a GeoPackage of pictures, which is not read. Ask the supplier for MBTiles.",
    ),
    MapFile.DATABASE: (
        "{0} 是数据库文件，里面没有瓦片。请选 MBTiles 或 PMTiles 文件。",
        "{0} is a database without tiles. Choose an MBTiles or PMTiles file.",
    ),
    MapFile.BANK: (
        "{0} 是银行数据文件，不是地图。请用“打开银行文件”打开它。",
        "{0} is a bank file and no map. Open it with “Open bank file”.",
    ),
    MapFile.PICTURE: (
        "{0} 是一张普通图片，不知道它在哪里。请提供瓦片文件，或带坐标的 GeoTIFF。",
        "{0} is a plain picture that does not say where it lies. Bring a tile file, or a GeoTIFF with coordinates.",
    ),
    MapFile.PACKED: (
        "{0} 是压缩包。请先解压，再添加里面的文件或文件夹。",
        "{0} is a packed file. Unpack it first, then add the file or folder in it.",
    ),
    MapFile.EMPTY: (
        "{0} 是空文件，可能没有拷贝完。请重新拷贝。",
        "{0} is empty, perhaps not fully copied. Copy it again.",
    ),
    MapFile.MISSING: (
        "找不到 {0}。请检查它是否被移动或改名。",
        "{0} is not there. See whether it was moved or renamed.",
    ),
    MapFile.FOREIGN: (
        "{0} 不是认识的地图文件。可以添加 MBTiles、PMTiles 文件或 z/x/y 瓦片文件夹。",
        "{0} is no map file known here. Add an MBTiles or PMTiles file, or a folder of z/x/y tiles.",
    ),
}


def open_archive(path: Path, *, near: Box | None = None, progress: Progress | None = None) -> WholeArchive:
    """The archive at `path`. `near` is where the user's customers are, in world metres: see `TileFolder`.

    Raises `Refused` with a sentence that says what the file is instead and what to do with it, and `Cancelled`.
    """
    kind = map_file(path)
    if kind is MapFile.FOLDER:
        return TileFolder(path, near=near, progress=progress)
    if kind is MapFile.MBTILES:
        return MbTiles(path)
    if kind is MapFile.PMTILES:
        return PmTiles(path)
    zh, en = _SENTENCES[kind]
    raise Refused(zh.format(path.name), en.format(path.name))
