import { Readable } from 'node:stream';
import { Controller, Delete, Get, HttpCode, Put, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptsFile, CurrentPerson, FILE_CONTENT, type SignedIn } from '#libs/identity';
import { Needs } from '../access/capability';
import { sendFile } from '../files';
import { operation, problem, QueryRoute, UuidParam } from '../routes';
import { OwnFiles, type OwnFile } from './own-files';
import { notAFile, unknownFile } from './refused-files';

/** What the page shows of a file. */
export type ShownFile = Omit<OwnFile, 'sha256'>;
const shown = ({ id, name, mediaType, bytes, uploadedAt }: OwnFile): ShownFile => ({ id, name, mediaType, bytes, uploadedAt });

/** Percent-coded UTF-8: a header can't hold å, ä and ö. */
function nameIn(request: FastifyRequest): string {
  const said = request.headers['x-file-name'];
  try {
    return typeof said === 'string' ? decodeURIComponent(said) : '';
  } catch {
    throw notAFile();
  }
}

/** Files that are meant for a draft, or for an answer in a case of one's own. `spaceId` = the draft or the case. */
@ApiTags('Sökande')
@Needs('apply')
@Controller('api/own-files/:spaceId')
export class OwnFilesController {
  constructor(private readonly files: OwnFiles) {}

  @QueryRoute('', 'Mina filer som inte är inlämnade')
  async listOwnFiles(
    @UuidParam('spaceId', unknownFile) spaceId: string,
    @CurrentPerson() { ref }: SignedIn,
  ): Promise<{ rows: ShownFile[] }> {
    return { rows: (await this.files.list(ref, spaceId)).map(shown) };
  }

  /** Sending the same twice is sending it once, so no key is asked for. The browser makes the id (UUID). */
  @Put(':fileId')
  @AcceptsFile()
  @operation('Bifoga en fil')
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'Filens namn, procentkodat (UTF-8)', schema: { type: 'string' } })
  @ApiConsumes(FILE_CONTENT)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @problem(409, 'Filen är redan inlämnad')
  @problem(413, 'Filen är för stor')
  @problem(422, 'Filen tas inte emot')
  async uploadOwnFile(
    @UuidParam('spaceId', unknownFile) spaceId: string,
    @UuidParam('fileId', unknownFile) id: string,
    @CurrentPerson() { ref }: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<ShownFile> {
    if (!(request.body instanceof Readable)) throw notAFile();
    return shown(await this.files.receive(ref, { id, belongsTo: spaceId, name: nameIn(request) }, request.body));
  }

  @Get(':fileId')
  @operation('Öppna en egen fil')
  @problem(404, 'Finns inte')
  async openOwnFile(
    @UuidParam('spaceId', unknownFile) spaceId: string,
    @UuidParam('fileId', unknownFile) id: string,
    @CurrentPerson() { ref }: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.files.read(ref, spaceId, id);
    if (!found) throw unknownFile();
    await sendFile(reply, found.file, found.content);
  }

  @Delete(':fileId')
  @HttpCode(204)
  @operation('Ta bort en egen fil')
  @problem(404, 'Finns inte')
  async deleteOwnFile(
    @UuidParam('spaceId', unknownFile) spaceId: string,
    @UuidParam('fileId', unknownFile) id: string,
    @CurrentPerson() { ref }: SignedIn,
  ): Promise<void> {
    if ((await this.files.remove(ref, spaceId, [id])) === 0) throw unknownFile();
  }
}
